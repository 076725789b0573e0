;; What a rectifier passes back, of four floats at once, in the memory of TensorFlow.js' WebAssembly backend.
(module
  (import "backend" "memory" (memory 0))

  ;; Of $count floats at $dy, those whose neighbours at $at lie between 0 and $limit, both excluded, written to $dx; zeros
  ;; in the others' places.
  (func (export "passBack")
    (param $count i32) (param $at i32) (param $limit f32) (param $dy i32) (param $dx i32)
    (local $value v128) (local $four i32) (local $bytes i32)

    (loop $next
      (if (i32.eqz (local.get $count)) (then (return)))
      ;; Four floats, and at the end one by one.
      (local.set $four (i32.ge_u (local.get $count) (i32.const 4)))
      (local.set $bytes (select (i32.const 16) (i32.const 4) (local.get $four)))

      (local.set $value
        (if (result v128) (local.get $four)
          (then (v128.load (local.get $at)))
          (else (v128.load32_splat (local.get $at)))))
      (local.set $value
        (v128.and
          (v128.and
            (f32x4.gt (local.get $value) (f32x4.splat (f32.const 0)))
            (f32x4.lt (local.get $value) (f32x4.splat (local.get $limit))))
          (if (result v128) (local.get $four)
            (then (v128.load (local.get $dy)))
            (else (v128.load32_splat (local.get $dy))))))
      (if (local.get $four)
        (then (v128.store (local.get $dx) (local.get $value)))
        (else (v128.store32_lane 0 (local.get $dx) (local.get $value))))

      (local.set $at (i32.add (local.get $at) (local.get $bytes)))
      (local.set $dy (i32.add (local.get $dy) (local.get $bytes)))
      (local.set $dx (i32.add (local.get $dx) (local.get $bytes)))
      (local.set $count (i32.sub (local.get $count) (i32.shr_u (local.get $bytes) (i32.const 2))))
      (br $next))))
