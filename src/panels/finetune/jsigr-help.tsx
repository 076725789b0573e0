import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import '../shared/param-form/method-help.css';

/** What J-SIGR asks of a model, and what may be asked beside it; the formula and where it comes from one click away. */
export function JsigrHelp() {
  return (
    <Popover className="method-help" name="What is J-SIGR?" title="What is J-SIGR?" label={<Icon name="help" />}>
      <h3>J-SIGR</h3>
      <p>
        Besides the right answer, it asks two things of a model: that small changes to a pixel matter little, and that
        the pixels that do matter lie on the object.
      </p>
      <p className="method-formula">
        {'L = CE + λ_J R_J + λ_S R_S\nR_J = ½ mean ‖∂z/∂x‖²\nR_S = mean ‖(1 − M) ∂(z_y − mean z)/∂x‖²'}
      </p>
      <p>
        z are the scores of the classes, x the pixels in [0, 1], y the right class; the mask M is 1 where blurring a
        spot lowers the score of the right class most.
      </p>
      <h3>Gradient norm</h3>
      <p>
        A third penalty, not part of J-SIGR: how fast the loss rises when every pixel is changed by the same small
        amount, each in the worst direction. That is what an attack within ε does first.
      </p>
      <p className="method-formula">{'L = … + λ_G R_G\nR_G = mean ‖∂CE/∂x‖₁'}</p>
      <p className="quiet small">
        Jacobian norm with Selective Input Gradient Regularization, Liu et al., Pattern Recognition 145 (2024) 109902;
        reconstructed from its abstract and the papers it builds on. Gradient norm: Characterizing Model Robustness via
        Natural Input Gradients, Rodríguez-Muñoz et al., ECCV 2024.
      </p>
    </Popover>
  );
}
