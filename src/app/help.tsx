import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';

/** What this page is, in the fewest words. */
export function Help() {
  return (
    <Popover name="Help" title="Help" width={440} label={<Icon name="help" />}>
      <h3>What you see</h3>
      <p>
        Two models look at the same picture. Both learned the same task; the J-SIGR model also learned not to let small
        changes sway it. Beside each picture is a <em>saliency map</em>: bright where the model’s answer depends on the
        pixels.
      </p>
      <h3>What to try</h3>
      <p>
        Switch the attack on and drag ε, the most that any colour value may change (0 to 255). Watch which model is
        fooled, and whether its map still points at the same things.
      </p>
      <h3>By keyboard</h3>
      <p>
        Tab reaches everything. On the pictures the arrow keys move a probe, which reads the same pixel in all of them;
        plus and minus zoom, 0 shows the whole.
      </p>
      <h3>By mouse</h3>
      <p>
        A double click on a picture comes close and goes back; pinch, or turn the wheel with Ctrl, for any zoom. A
        double click on a slider brings back its initial value.
      </p>
      <h3>Private</h3>
      <p>Everything is computed on this device. No picture leaves it, and after loading nothing else does.</p>
    </Popover>
  );
}
