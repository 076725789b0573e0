import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';

/** What this page is, in the fewest words. */
export function Help() {
  return (
    <Popover name="Help" title="Help" width={440} label={<Icon name="help" />}>
      <h3>What you see</h3>
      <p>
        Two models look at the same picture. Both were trained for the same task; the J-SIGR model was also trained not
        to be swayed by small changes. Beside each picture is a <em>saliency map</em>, bright where the model’s answer
        depends most on the pixels.
      </p>
      <h3>What to try</h3>
      <p>
        Switch the attack on and drag ε, the largest change allowed for any colour value (on a scale of 0 to 255). Watch
        which model is fooled, and whether its map still points at the same things.
      </p>
      <h3>By keyboard</h3>
      <p>
        Tab reaches everything. With the pictures in focus, the arrow keys move a probe that reads the same pixel in all
        of them; plus and minus zoom, and 0 shows the whole picture.
      </p>
      <h3>By mouse</h3>
      <p>
        Double-click a picture to zoom in, and again to zoom out; pinch, or turn the wheel with Ctrl held, for any zoom.
        Double-click a slider to reset it.
      </p>
      <h3>Private</h3>
      <p>Everything is computed on this device. Your pictures never leave it.</p>
      <h3>Cite</h3>
      <p>
        <em>Report</em>, at the top, tells how to cite this page, and keeps what is on the screen as a picture, a page
        or numbers.
      </p>
    </Popover>
  );
}
