import { switchAttack } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import './attack-invitation.css';

/** What stands in place of the attacked rows while there is no attack. */
export function AttackInvitation() {
  const dispatch = useLimelight((s) => s.dispatch);
  return (
    <div className="attack-invitation">
      <p>
        An attack changes every pixel slightly, so that the model sees something else while you still see the same
        picture.
      </p>
      <button type="button" className="primary" onClick={() => dispatch(switchAttack(true))}>
        Attack this picture
      </button>
    </div>
  );
}
