;; Convolutions of floats, four at once, in the memory of TensorFlow.js' WebAssembly backend. Pictures are [rows, pixels,
;; channels], every value next to its channel's neighbours. Where a plain module is asked for, its test writes a product and
;; a sum in place of each relaxed_madd, which may round once or twice.
(module
  (import "backend" "memory" (memory 0))

  ;; Windows of a picture at $a, times a filter at $b, written to $c:
  ;;
  ;;   c[line, pixel, column] = bound(bias[column] + sum over row, i of a[line, pixel; row, i] b[row, i; column])
  ;;
  ;; A window is $rows runs of $depth floats, one run $aRow bytes after the other; windows are $aPixel bytes apart, and
  ;; lines of $pixels windows $aLine; lines of $c are $cLine bytes apart. The filter comes in panels of eight columns, padded
  ;; with zeros: [columns / 8, rows, depth, 8]. $columns is a multiple of four. $bias points to as many floats, or is 0.
  ;; $low and $high bound the results.
  (func (export "multiply")
    (param $lines i32) (param $aLine i32) (param $cLine i32) (param $pixels i32) (param $aPixel i32)
    (param $rows i32) (param $aRow i32) (param $depth i32) (param $columns i32)
    (param $a i32) (param $b i32) (param $c i32) (param $bias i32) (param $low f32) (param $high f32)
    (local $line i32) (local $pixel i32) (local $row i32) (local $k i32) (local $end i32) (local $panel i32)
    (local $cPixel i32) (local $wide i32) (local $step i32)
    (local $a0 i32) (local $a1 i32) (local $a2 i32) (local $a3 i32)
    (local $c0 i32) (local $c1 i32) (local $c2 i32) (local $c3 i32)
    (local $bias0 v128) (local $bias1 v128) (local $b0 v128) (local $b1 v128) (local $each v128)
    (local $sum00 v128) (local $sum01 v128) (local $sum10 v128) (local $sum11 v128)
    (local $sum20 v128) (local $sum21 v128) (local $sum30 v128) (local $sum31 v128)
    (local $lows v128) (local $highs v128)

    (local.set $cPixel (i32.shl (local.get $columns) (i32.const 2)))
    (local.set $end (i32.shl (local.get $depth) (i32.const 2)))
    (local.set $lows (f32x4.splat (local.get $low)))
    (local.set $highs (f32x4.splat (local.get $high)))

    ;; Eight columns at a time; four of the last where there are no more.
    (loop $panels
      (local.set $wide (i32.ge_s (local.get $columns) (i32.const 8)))
      (if (local.get $bias)
        (then
          (local.set $bias0 (v128.load (local.get $bias)))
          (if (local.get $wide) (then (local.set $bias1 (v128.load offset=16 (local.get $bias)))))
          (local.set $bias (i32.add (local.get $bias) (i32.const 32)))))

      (local.set $line (i32.const 0))
      (loop $lines
        (local.set $pixel (i32.const 0))
        ;; Four windows at a time; where fewer are left, the last of them is computed again.
        (loop $tiles
          (local.set $a0
            (i32.add
              (local.get $a)
              (i32.add
                (i32.mul (local.get $line) (local.get $aLine))
                (i32.mul (local.get $pixel) (local.get $aPixel)))))
          (local.set $c0
            (i32.add
              (local.get $c)
              (i32.add
                (i32.mul (local.get $line) (local.get $cLine))
                (i32.mul (local.get $pixel) (local.get $cPixel)))))
          (local.set $step (i32.gt_u (local.get $pixels) (i32.add (local.get $pixel) (i32.const 1))))
          (local.set $a1 (i32.add (local.get $a0) (i32.mul (local.get $step) (local.get $aPixel))))
          (local.set $c1 (i32.add (local.get $c0) (i32.mul (local.get $step) (local.get $cPixel))))
          (local.set $step (i32.gt_u (local.get $pixels) (i32.add (local.get $pixel) (i32.const 2))))
          (local.set $a2 (i32.add (local.get $a1) (i32.mul (local.get $step) (local.get $aPixel))))
          (local.set $c2 (i32.add (local.get $c1) (i32.mul (local.get $step) (local.get $cPixel))))
          (local.set $step (i32.gt_u (local.get $pixels) (i32.add (local.get $pixel) (i32.const 3))))
          (local.set $a3 (i32.add (local.get $a2) (i32.mul (local.get $step) (local.get $aPixel))))
          (local.set $c3 (i32.add (local.get $c2) (i32.mul (local.get $step) (local.get $cPixel))))

          (local.set $sum00 (local.get $bias0))
          (local.set $sum10 (local.get $bias0))
          (local.set $sum20 (local.get $bias0))
          (local.set $sum30 (local.get $bias0))
          (local.set $sum01 (local.get $bias1))
          (local.set $sum11 (local.get $bias1))
          (local.set $sum21 (local.get $bias1))
          (local.set $sum31 (local.get $bias1))
          (local.set $panel (local.get $b))
          (local.set $row (local.get $rows))
          (loop $runs
            (local.set $k (i32.const 0))
            (loop $run
              (local.set $b0 (v128.load (local.get $panel)))
              (local.set $b1 (v128.load offset=16 (local.get $panel)))
              (local.set $each (v128.load32_splat (i32.add (local.get $a0) (local.get $k))))
              (local.set $sum00 (f32x4.relaxed_madd (local.get $each) (local.get $b0) (local.get $sum00)))
              (local.set $sum01 (f32x4.relaxed_madd (local.get $each) (local.get $b1) (local.get $sum01)))
              (local.set $each (v128.load32_splat (i32.add (local.get $a1) (local.get $k))))
              (local.set $sum10 (f32x4.relaxed_madd (local.get $each) (local.get $b0) (local.get $sum10)))
              (local.set $sum11 (f32x4.relaxed_madd (local.get $each) (local.get $b1) (local.get $sum11)))
              (local.set $each (v128.load32_splat (i32.add (local.get $a2) (local.get $k))))
              (local.set $sum20 (f32x4.relaxed_madd (local.get $each) (local.get $b0) (local.get $sum20)))
              (local.set $sum21 (f32x4.relaxed_madd (local.get $each) (local.get $b1) (local.get $sum21)))
              (local.set $each (v128.load32_splat (i32.add (local.get $a3) (local.get $k))))
              (local.set $sum30 (f32x4.relaxed_madd (local.get $each) (local.get $b0) (local.get $sum30)))
              (local.set $sum31 (f32x4.relaxed_madd (local.get $each) (local.get $b1) (local.get $sum31)))
              (local.set $panel (i32.add (local.get $panel) (i32.const 32)))
              (br_if $run
                (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 4))) (local.get $end))))
            (local.set $a0 (i32.add (local.get $a0) (local.get $aRow)))
            (local.set $a1 (i32.add (local.get $a1) (local.get $aRow)))
            (local.set $a2 (i32.add (local.get $a2) (local.get $aRow)))
            (local.set $a3 (i32.add (local.get $a3) (local.get $aRow)))
            (br_if $runs (local.tee $row (i32.sub (local.get $row) (i32.const 1)))))

          (v128.store (local.get $c0) (f32x4.min (f32x4.max (local.get $sum00) (local.get $lows)) (local.get $highs)))
          (v128.store (local.get $c1) (f32x4.min (f32x4.max (local.get $sum10) (local.get $lows)) (local.get $highs)))
          (v128.store (local.get $c2) (f32x4.min (f32x4.max (local.get $sum20) (local.get $lows)) (local.get $highs)))
          (v128.store (local.get $c3) (f32x4.min (f32x4.max (local.get $sum30) (local.get $lows)) (local.get $highs)))
          (if (local.get $wide)
            (then
              (v128.store offset=16 (local.get $c0) (f32x4.min (f32x4.max (local.get $sum01) (local.get $lows)) (local.get $highs)))
              (v128.store offset=16 (local.get $c1) (f32x4.min (f32x4.max (local.get $sum11) (local.get $lows)) (local.get $highs)))
              (v128.store offset=16 (local.get $c2) (f32x4.min (f32x4.max (local.get $sum21) (local.get $lows)) (local.get $highs)))
              (v128.store offset=16 (local.get $c3) (f32x4.min (f32x4.max (local.get $sum31) (local.get $lows)) (local.get $highs)))))
          (br_if $tiles
            (i32.lt_u (local.tee $pixel (i32.add (local.get $pixel) (i32.const 4))) (local.get $pixels))))
        (br_if $lines (i32.lt_u (local.tee $line (i32.add (local.get $line) (i32.const 1))) (local.get $lines))))

      (local.set $b (local.get $panel))
      (local.set $c (i32.add (local.get $c) (i32.const 32)))
      (br_if $panels
        (i32.gt_s (local.tee $columns (i32.sub (local.get $columns) (i32.const 8))) (i32.const 0)))))

  ;; As multiply, but every channel for itself: $b points to one float a tap and channel, [$rows, $taps, $channels], and
  ;;
  ;;   c[line, pixel, channel] = bound(bias[channel] + sum over row, tap of a[line, pixel; row, tap, channel] b[row, tap, channel])
  ;;
  ;; $channels is a multiple of four.
  (func (export "multiplyEach")
    (param $lines i32) (param $aLine i32) (param $cLine i32) (param $pixels i32) (param $aPixel i32)
    (param $rows i32) (param $aRow i32) (param $taps i32) (param $channels i32)
    (param $a i32) (param $b i32) (param $c i32) (param $bias i32) (param $low f32) (param $high f32)
    (local $line i32) (local $pixel i32) (local $row i32) (local $tap i32) (local $k i32) (local $at i32) (local $skip i32)
    (local $size i32) (local $weights i32) (local $step i32)
    (local $a0 i32) (local $a1 i32) (local $a2 i32) (local $a3 i32)
    (local $c0 i32) (local $c1 i32) (local $c2 i32) (local $c3 i32)
    (local $value v128) (local $weight v128) (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128)
    (local $lows v128) (local $highs v128)

    (local.set $size (i32.shl (local.get $channels) (i32.const 2)))
    (local.set $skip (i32.sub (local.get $aRow) (i32.mul (local.get $taps) (local.get $size))))
    (local.set $lows (f32x4.splat (local.get $low)))
    (local.set $highs (f32x4.splat (local.get $high)))
    (loop $lines
      (local.set $pixel (i32.const 0))
      ;; Four windows at a time, as above.
      (loop $tiles
        (local.set $a0
          (i32.add
            (local.get $a)
            (i32.add
              (i32.mul (local.get $line) (local.get $aLine))
              (i32.mul (local.get $pixel) (local.get $aPixel)))))
        (local.set $c0
          (i32.add
            (local.get $c)
            (i32.add
              (i32.mul (local.get $line) (local.get $cLine))
              (i32.mul (local.get $pixel) (local.get $size)))))
        (local.set $step (i32.gt_u (local.get $pixels) (i32.add (local.get $pixel) (i32.const 1))))
        (local.set $a1 (i32.add (local.get $a0) (i32.mul (local.get $step) (local.get $aPixel))))
        (local.set $c1 (i32.add (local.get $c0) (i32.mul (local.get $step) (local.get $size))))
        (local.set $step (i32.gt_u (local.get $pixels) (i32.add (local.get $pixel) (i32.const 2))))
        (local.set $a2 (i32.add (local.get $a1) (i32.mul (local.get $step) (local.get $aPixel))))
        (local.set $c2 (i32.add (local.get $c1) (i32.mul (local.get $step) (local.get $size))))
        (local.set $step (i32.gt_u (local.get $pixels) (i32.add (local.get $pixel) (i32.const 3))))
        (local.set $a3 (i32.add (local.get $a2) (i32.mul (local.get $step) (local.get $aPixel))))
        (local.set $c3 (i32.add (local.get $c2) (i32.mul (local.get $step) (local.get $size))))
        (local.set $k (i32.const 0))
        (loop $channels
          (if (local.get $bias)
            (then (local.set $sum0 (v128.load (i32.add (local.get $bias) (local.get $k)))))
            (else (local.set $sum0 (v128.const i32x4 0 0 0 0))))
          (local.set $sum1 (local.get $sum0))
          (local.set $sum2 (local.get $sum0))
          (local.set $sum3 (local.get $sum0))
          (local.set $at (local.get $k))
          (local.set $weights (i32.add (local.get $b) (local.get $k)))
          (local.set $row (local.get $rows))
          (loop $rows
            (local.set $tap (local.get $taps))
            (loop $taps
              (local.set $weight (v128.load (local.get $weights)))
              (local.set $value (v128.load (i32.add (local.get $a0) (local.get $at))))
              (local.set $sum0 (f32x4.relaxed_madd (local.get $value) (local.get $weight) (local.get $sum0)))
              (local.set $value (v128.load (i32.add (local.get $a1) (local.get $at))))
              (local.set $sum1 (f32x4.relaxed_madd (local.get $value) (local.get $weight) (local.get $sum1)))
              (local.set $value (v128.load (i32.add (local.get $a2) (local.get $at))))
              (local.set $sum2 (f32x4.relaxed_madd (local.get $value) (local.get $weight) (local.get $sum2)))
              (local.set $value (v128.load (i32.add (local.get $a3) (local.get $at))))
              (local.set $sum3 (f32x4.relaxed_madd (local.get $value) (local.get $weight) (local.get $sum3)))
              (local.set $at (i32.add (local.get $at) (local.get $size)))
              (local.set $weights (i32.add (local.get $weights) (local.get $size)))
              (br_if $taps (local.tee $tap (i32.sub (local.get $tap) (i32.const 1)))))
            (local.set $at (i32.add (local.get $at) (local.get $skip)))
            (br_if $rows (local.tee $row (i32.sub (local.get $row) (i32.const 1)))))
          (v128.store
            (i32.add (local.get $c0) (local.get $k))
            (f32x4.min (f32x4.max (local.get $sum0) (local.get $lows)) (local.get $highs)))
          (v128.store
            (i32.add (local.get $c1) (local.get $k))
            (f32x4.min (f32x4.max (local.get $sum1) (local.get $lows)) (local.get $highs)))
          (v128.store
            (i32.add (local.get $c2) (local.get $k))
            (f32x4.min (f32x4.max (local.get $sum2) (local.get $lows)) (local.get $highs)))
          (v128.store
            (i32.add (local.get $c3) (local.get $k))
            (f32x4.min (f32x4.max (local.get $sum3) (local.get $lows)) (local.get $highs)))
          (br_if $channels
            (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 16))) (local.get $size))))
        (br_if $tiles
          (i32.lt_u (local.tee $pixel (i32.add (local.get $pixel) (i32.const 4))) (local.get $pixels))))
      (br_if $lines (i32.lt_u (local.tee $line (i32.add (local.get $line) (i32.const 1))) (local.get $lines)))))

  ;; Winograd's minimal filtering, F(2x2, 3x3): two by two results of a filter of three by three come from a tile d of four by
  ;; four by 16 products in place of 36 (Lavin and Gray, CVPR 2016):
  ;;
  ;;   y = A^T ((G g G^T) . (B^T d B)) A
  ;;
  ;;         | 1  0 -1  0 |        | 1    0    0   |          | 1  1  1  0 |
  ;;   B^T = | 0  1  1  0 |    G = | 1/2  1/2  1/2 |    A^T = | 0  1 -1 -1 |
  ;;         | 0 -1  1  0 |        | 1/2 -1/2  1/2 |
  ;;         | 0  1  0 -1 |        | 0    0    1   |
  ;;
  ;; Summed over channels, each of the 16 products is one of matrices: [tiles, channels] by [channels, columns].

  ;; B^T d B of a line of $tiles tiles, two pixels apart, in a picture at $a with rows $aRow bytes apart, written to $to: 16
  ;; matrices [tiles, channels], $plane bytes apart. $channels is a multiple of four.
  (func (export "spread")
    (param $tiles i32) (param $channels i32) (param $a i32) (param $aRow i32) (param $v i32) (param $plane i32)
    (local $channel i32) (local $to i32)
    (local $r0 i32) (local $r1 i32) (local $r2 i32) (local $r3 i32) (local $p1 i32) (local $p2 i32) (local $p3 i32)
    (local $d0 v128) (local $d1 v128) (local $d2 v128) (local $d3 v128)
    (local $t00 v128) (local $t01 v128) (local $t02 v128) (local $t03 v128)
    (local $t10 v128) (local $t11 v128) (local $t12 v128) (local $t13 v128)
    (local $t20 v128) (local $t21 v128) (local $t22 v128) (local $t23 v128)
    (local $t30 v128) (local $t31 v128) (local $t32 v128) (local $t33 v128)

    (local.set $p1 (i32.shl (local.get $channels) (i32.const 2)))
    (local.set $p2 (i32.shl (local.get $channels) (i32.const 3)))
    (local.set $p3 (i32.add (local.get $p1) (local.get $p2)))
    (loop $next
      (local.set $channel (local.get $channels))
      (local.set $r0 (local.get $a))
      (loop $four
        (local.set $r1 (i32.add (local.get $r0) (local.get $aRow)))
        (local.set $r2 (i32.add (local.get $r1) (local.get $aRow)))
        (local.set $r3 (i32.add (local.get $r2) (local.get $aRow)))
        (local.set $d0 (v128.load (local.get $r0)))
        (local.set $d1 (v128.load (local.get $r1)))
        (local.set $d2 (v128.load (local.get $r2)))
        (local.set $d3 (v128.load (local.get $r3)))
        (local.set $t00 (f32x4.sub (local.get $d0) (local.get $d2)))
        (local.set $t10 (f32x4.add (local.get $d1) (local.get $d2)))
        (local.set $t20 (f32x4.sub (local.get $d2) (local.get $d1)))
        (local.set $t30 (f32x4.sub (local.get $d1) (local.get $d3)))
        (local.set $d0 (v128.load (i32.add (local.get $r0) (local.get $p1))))
        (local.set $d1 (v128.load (i32.add (local.get $r1) (local.get $p1))))
        (local.set $d2 (v128.load (i32.add (local.get $r2) (local.get $p1))))
        (local.set $d3 (v128.load (i32.add (local.get $r3) (local.get $p1))))
        (local.set $t01 (f32x4.sub (local.get $d0) (local.get $d2)))
        (local.set $t11 (f32x4.add (local.get $d1) (local.get $d2)))
        (local.set $t21 (f32x4.sub (local.get $d2) (local.get $d1)))
        (local.set $t31 (f32x4.sub (local.get $d1) (local.get $d3)))
        (local.set $d0 (v128.load (i32.add (local.get $r0) (local.get $p2))))
        (local.set $d1 (v128.load (i32.add (local.get $r1) (local.get $p2))))
        (local.set $d2 (v128.load (i32.add (local.get $r2) (local.get $p2))))
        (local.set $d3 (v128.load (i32.add (local.get $r3) (local.get $p2))))
        (local.set $t02 (f32x4.sub (local.get $d0) (local.get $d2)))
        (local.set $t12 (f32x4.add (local.get $d1) (local.get $d2)))
        (local.set $t22 (f32x4.sub (local.get $d2) (local.get $d1)))
        (local.set $t32 (f32x4.sub (local.get $d1) (local.get $d3)))
        (local.set $d0 (v128.load (i32.add (local.get $r0) (local.get $p3))))
        (local.set $d1 (v128.load (i32.add (local.get $r1) (local.get $p3))))
        (local.set $d2 (v128.load (i32.add (local.get $r2) (local.get $p3))))
        (local.set $d3 (v128.load (i32.add (local.get $r3) (local.get $p3))))
        (local.set $t03 (f32x4.sub (local.get $d0) (local.get $d2)))
        (local.set $t13 (f32x4.add (local.get $d1) (local.get $d2)))
        (local.set $t23 (f32x4.sub (local.get $d2) (local.get $d1)))
        (local.set $t33 (f32x4.sub (local.get $d1) (local.get $d3)))
        (local.set $to (local.get $v))
        (v128.store (local.get $to) (f32x4.sub (local.get $t00) (local.get $t02)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.add (local.get $t01) (local.get $t02)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t02) (local.get $t01)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t01) (local.get $t03)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t10) (local.get $t12)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.add (local.get $t11) (local.get $t12)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t12) (local.get $t11)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t11) (local.get $t13)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t20) (local.get $t22)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.add (local.get $t21) (local.get $t22)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t22) (local.get $t21)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t21) (local.get $t23)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t30) (local.get $t32)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.add (local.get $t31) (local.get $t32)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t32) (local.get $t31)))
        (local.set $to (i32.add (local.get $to) (local.get $plane)))
        (v128.store (local.get $to) (f32x4.sub (local.get $t31) (local.get $t33)))
        (local.set $r0 (i32.add (local.get $r0) (i32.const 16)))
        (local.set $v (i32.add (local.get $v) (i32.const 16)))
        (br_if $four
          (i32.gt_s (local.tee $channel (i32.sub (local.get $channel) (i32.const 4))) (i32.const 0))))
      (local.set $a (i32.add (local.get $a) (local.get $p2)))
      (br_if $next (local.tee $tiles (i32.sub (local.get $tiles) (i32.const 1))))))

  ;; bound(bias + A^T m A) of a line of tiles, given their 16 products m [tiles, columns] at $m, $plane bytes apart, written
  ;; to $c: $lines (1 or 2) lines of $pixels pixels, $cLine bytes apart. What of a last tile lies outside is left out.
  (func (export "gather")
    (param $pixels i32) (param $columns i32) (param $m i32) (param $plane i32) (param $c i32) (param $cLine i32)
    (param $lines i32) (param $bias i32) (param $low f32) (param $high f32)
    (local $column i32) (local $from i32) (local $pixel i32) (local $lows v128) (local $highs v128) (local $offset v128)
    (local $m00 v128) (local $m01 v128) (local $m02 v128) (local $m03 v128)
    (local $m10 v128) (local $m11 v128) (local $m12 v128) (local $m13 v128)
    (local $m20 v128) (local $m21 v128) (local $m22 v128) (local $m23 v128)
    (local $m30 v128) (local $m31 v128) (local $m32 v128) (local $m33 v128)
    (local $s00 v128) (local $s01 v128) (local $s02 v128) (local $s03 v128)
    (local $s10 v128) (local $s11 v128) (local $s12 v128) (local $s13 v128)

    (local.set $pixel (i32.shl (local.get $columns) (i32.const 2)))
    (local.set $lows (f32x4.splat (local.get $low)))
    (local.set $highs (f32x4.splat (local.get $high)))
    (loop $next
      (local.set $column (i32.const 0))
      (loop $four
        (local.set $from (local.get $m))
        (local.set $m00 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m01 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m02 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m03 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m10 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m11 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m12 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m13 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m20 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m21 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m22 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m23 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m30 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m31 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m32 (v128.load (local.get $from)))
        (local.set $from (i32.add (local.get $from) (local.get $plane)))
        (local.set $m33 (v128.load (local.get $from)))
        (local.set $s00 (f32x4.add (f32x4.add (local.get $m00) (local.get $m10)) (local.get $m20)))
        (local.set $s10 (f32x4.sub (f32x4.sub (local.get $m10) (local.get $m20)) (local.get $m30)))
        (local.set $s01 (f32x4.add (f32x4.add (local.get $m01) (local.get $m11)) (local.get $m21)))
        (local.set $s11 (f32x4.sub (f32x4.sub (local.get $m11) (local.get $m21)) (local.get $m31)))
        (local.set $s02 (f32x4.add (f32x4.add (local.get $m02) (local.get $m12)) (local.get $m22)))
        (local.set $s12 (f32x4.sub (f32x4.sub (local.get $m12) (local.get $m22)) (local.get $m32)))
        (local.set $s03 (f32x4.add (f32x4.add (local.get $m03) (local.get $m13)) (local.get $m23)))
        (local.set $s13 (f32x4.sub (f32x4.sub (local.get $m13) (local.get $m23)) (local.get $m33)))
        (if (local.get $bias)
          (then (local.set $offset (v128.load (i32.add (local.get $bias) (local.get $column))))))
        (local.set $from (i32.add (local.get $c) (local.get $column)))
        (v128.store (local.get $from) (f32x4.min (f32x4.max (f32x4.add (f32x4.add (f32x4.add (local.get $s00) (local.get $s01)) (local.get $s02)) (local.get $offset)) (local.get $lows)) (local.get $highs)))
        (if (i32.gt_s (local.get $pixels) (i32.const 1))
          (then (v128.store (i32.add (local.get $from) (local.get $pixel)) (f32x4.min (f32x4.max (f32x4.add (f32x4.sub (f32x4.sub (local.get $s01) (local.get $s02)) (local.get $s03)) (local.get $offset)) (local.get $lows)) (local.get $highs)))))
        (if (i32.gt_s (local.get $lines) (i32.const 1))
          (then
            (local.set $from (i32.add (local.get $from) (local.get $cLine)))
            (v128.store (local.get $from) (f32x4.min (f32x4.max (f32x4.add (f32x4.add (f32x4.add (local.get $s10) (local.get $s11)) (local.get $s12)) (local.get $offset)) (local.get $lows)) (local.get $highs)))
            (if (i32.gt_s (local.get $pixels) (i32.const 1))
              (then (v128.store (i32.add (local.get $from) (local.get $pixel)) (f32x4.min (f32x4.max (f32x4.add (f32x4.sub (f32x4.sub (local.get $s11) (local.get $s12)) (local.get $s13)) (local.get $offset)) (local.get $lows)) (local.get $highs)))))))
        (local.set $m (i32.add (local.get $m) (i32.const 16)))
        (br_if $four
          (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 16))) (local.get $pixel))))
      (local.set $c (i32.add (local.get $c) (i32.shl (local.get $pixel) (i32.const 1))))
      (br_if $next
        (i32.gt_s (local.tee $pixels (i32.sub (local.get $pixels) (i32.const 2))) (i32.const 0))))))
