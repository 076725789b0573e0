import { switchAttack } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { showAround, useInvitation } from '../shared/invitation';
import './attack-invitation.css';

/** What stands in place of the attacked rows while there is no attack; on the first visit the offer to be shown around, too. */
export function AttackInvitation() {
  const dispatch = useLimelight((s) => s.dispatch);
  const isFirstVisit = useInvitation((s) => s.isShown);
  const dismiss = useInvitation((s) => s.dismiss);
  return (
    <div className="attack-invitation">
      <p>{text.compare.invitation}</p>
      <button type="button" className="primary" onClick={() => dispatch(switchAttack(true))}>
        {text.compare.attack}
      </button>
      {isFirstVisit && (
        <p className="first-visit" data-testid="first-visit">
          {text.app.firstVisit.offer}{' '}
          <button type="button" data-testid="first-visit-show" onClick={showAround}>
            {text.app.firstVisit.show}
          </button>
          <button
            type="button"
            aria-label={text.app.dismiss}
            title={text.app.dismiss}
            data-testid="first-visit-dismiss"
            onClick={dismiss}
          >
            <Icon name="cross" />
          </button>
        </p>
      )}
    </div>
  );
}
