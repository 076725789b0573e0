;; The exact GELU, x Phi(x), and its first two derivatives, of four floats at once, in the memory of TensorFlow.js'
;; WebAssembly backend. Phi and phi are the normal distribution and its density:
;;
;;   bell(x) = exp(-x^2 / 2) = 2^p, p = -x^2 / (2 ln 2), phi(x) = bell(x) / sqrt(2 pi)
;;   Phi(-x) = bell(x) M(x), Phi(x) = 1 - Phi(-x) for x >= 0
;;
;; 2^p is 2^n 2^f, n being the whole number next to p, and 2^f a polynomial right to 2e-9. M, which is Mills' ratio by
;; sqrt(2 pi), is a quotient of polynomials with coefficients above zero; they were fitted for the least relative error on
;; [0, 9], 2e-9; where the bell ends in float32, at 13, it is 5e-7.
(module
  (import "backend" "memory" (memory 0))

  ;; Of $count floats at $x, what the order asks for, written to $y:
  ;;   0: x Phi(x)
  ;;   1: a gelu'(x), gelu'(x) = Phi(x) + x phi(x)
  ;;   2: a b gelu''(x), gelu''(x) = phi(x) (2 - x^2)
  ;; $a and $b point to as many floats, or to nothing where the order needs none.
  (func (export "gelu")
    (param $order i32) (param $count i32) (param $x i32) (param $a i32) (param $b i32) (param $y i32)
    (local $at v128) (local $square v128) (local $p v128) (local $n v128) (local $f v128) (local $bell v128)
    (local $density v128) (local $z v128) (local $tail v128) (local $distribution v128) (local $result v128) (local $bytes i32)

    (loop $next
      (if (i32.eqz (local.get $count)) (then (return)))
      ;; Four floats, and at the end one by one.
      (local.set $bytes (select (i32.const 16) (i32.const 4) (i32.ge_u (local.get $count) (i32.const 4))))

      (local.set $at
        (if (result v128) (i32.eq (local.get $bytes) (i32.const 16))
          (then (v128.load (local.get $x)))
          (else (v128.load32_splat (local.get $x)))))
      (local.set $square (f32x4.mul (local.get $at) (local.get $at)))

      ;; Below 2^-126 lies zero: its exponent's bits are those of n = -127.
      (local.set $p
        (f32x4.max
          (f32x4.mul (local.get $square) (f32x4.splat (f32.const -0.72134752)))
          (f32x4.splat (f32.const -127))))
      (local.set $n (f32x4.nearest (local.get $p)))
      (local.set $f (f32x4.sub (local.get $p) (local.get $n)))
      (local.set $bell
        (f32x4.mul
          (i32x4.shl
            (i32x4.add (i32x4.trunc_sat_f32x4_s (local.get $n)) (i32x4.splat (i32.const 127)))
            (i32.const 23))
          (f32x4.add (f32x4.splat (f32.const 1)) (f32x4.mul (local.get $f)
          (f32x4.add (f32x4.splat (f32.const 0.69314720)) (f32x4.mul (local.get $f)
          (f32x4.add (f32x4.splat (f32.const 0.24022648)) (f32x4.mul (local.get $f)
          (f32x4.add (f32x4.splat (f32.const 0.055503325)) (f32x4.mul (local.get $f)
          (f32x4.add (f32x4.splat (f32.const 0.0096184374)) (f32x4.mul (local.get $f)
          (f32x4.add (f32x4.splat (f32.const 0.0013398877)) (f32x4.mul (local.get $f)
          (f32x4.splat (f32.const 0.00015353369))))))))))))))))
      (local.set $density (f32x4.mul (local.get $bell) (f32x4.splat (f32.const 0.39894228))))

      (if (i32.lt_u (local.get $order) (i32.const 2))
        (then
          ;; Beyond 16, where the bell is zero, the powers of |x| would end in infinities.
          (local.set $z (f32x4.min (f32x4.abs (local.get $at)) (f32x4.splat (f32.const 16))))
          (local.set $tail
            (f32x4.mul
              (local.get $bell)
              (f32x4.div
                (f32x4.add (f32x4.splat (f32.const 0.5)) (f32x4.mul (local.get $z)
                (f32x4.add (f32x4.splat (f32.const 0.422351059)) (f32x4.mul (local.get $z)
                (f32x4.add (f32x4.splat (f32.const 0.17164755)) (f32x4.mul (local.get $z)
                (f32x4.add (f32x4.splat (f32.const 0.0367827025)) (f32x4.mul (local.get $z)
                (f32x4.splat (f32.const 0.00355790901))))))))))
                (f32x4.add (f32x4.splat (f32.const 1)) (f32x4.mul (local.get $z)
                (f32x4.add (f32x4.splat (f32.const 1.64258682)) (f32x4.mul (local.get $z)
                (f32x4.add (f32x4.splat (f32.const 1.15388795)) (f32x4.mul (local.get $z)
                (f32x4.add (f32x4.splat (f32.const 0.438911795)) (f32x4.mul (local.get $z)
                (f32x4.add (f32x4.splat (f32.const 0.0922143542)) (f32x4.mul (local.get $z)
                (f32x4.splat (f32.const 0.00891803068)))))))))))))))
          (local.set $distribution
            (v128.bitselect
              (local.get $tail)
              (f32x4.sub (f32x4.splat (f32.const 1)) (local.get $tail))
              (f32x4.lt (local.get $at) (f32x4.splat (f32.const 0)))))
          (local.set $result
            (if (result v128) (i32.eqz (local.get $order))
              (then (f32x4.mul (local.get $at) (local.get $distribution)))
              (else
                (f32x4.add (local.get $distribution) (f32x4.mul (local.get $at) (local.get $density)))))))
        (else
          (local.set $result
            (f32x4.mul
              (local.get $density)
              (f32x4.sub (f32x4.splat (f32.const 2)) (local.get $square))))))

      (if (local.get $order)
        (then
          (local.set $result
            (f32x4.mul
              (local.get $result)
              (if (result v128) (i32.eq (local.get $bytes) (i32.const 16))
                (then (v128.load (local.get $a)))
                (else (v128.load32_splat (local.get $a))))))
          (local.set $a (i32.add (local.get $a) (local.get $bytes)))))
      (if (i32.eq (local.get $order) (i32.const 2))
        (then
          (local.set $result
            (f32x4.mul
              (local.get $result)
              (if (result v128) (i32.eq (local.get $bytes) (i32.const 16))
                (then (v128.load (local.get $b)))
                (else (v128.load32_splat (local.get $b))))))
          (local.set $b (i32.add (local.get $b) (local.get $bytes)))))

      (if (i32.eq (local.get $bytes) (i32.const 16))
        (then (v128.store (local.get $y) (local.get $result)))
        (else (v128.store32_lane 0 (local.get $y) (local.get $result))))
      (local.set $x (i32.add (local.get $x) (local.get $bytes)))
      (local.set $y (i32.add (local.get $y) (local.get $bytes)))
      (local.set $count (i32.sub (local.get $count) (i32.shr_u (local.get $bytes) (i32.const 2))))
      (br $next))))
