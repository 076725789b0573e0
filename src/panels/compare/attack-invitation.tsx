import { switchAttack } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import './attack-invitation.css';

/** What stands in place of the attacked rows while there is no attack. */
export function AttackInvitation() {
  const dispatch = useLimelight((s) => s.dispatch);
  return (
    <div className="attack-invitation">
      <p>{text.compare.invitation}</p>
      <button type="button" className="primary" onClick={() => dispatch(switchAttack(true))}>
        {text.compare.attack}
      </button>
    </div>
  );
}
