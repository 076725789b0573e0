import { toFailure } from '@/domain/errors';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { languages } from '@/text/languages';
import { Icon } from '@/ui/icon';
import { chooseLanguage, useLanguage } from './language';
import './language-select.css';

const tags = Object.keys(languages) as (keyof typeof languages)[];

/** In which language the page speaks; each by its own name. */
export function LanguageSelect() {
  const tag = useLanguage((s) => s.tag);
  const isChosen = useLanguage((s) => s.isChosen);
  const notify = useLimelight((s) => s.notify);
  const choose = (wished: string) => {
    const next = tags.find((each) => each === wished);
    if (next) chooseLanguage(next).catch((thrown: unknown) => notify(toFailure(thrown)));
  };
  return (
    <label className="language-select" title={text.app.language}>
      <span className="language-name" aria-hidden="true">
        {languages[tag].name}
      </span>
      <span className="language-tag" aria-hidden="true">
        {tag}
      </span>
      <Icon name="down" />
      <select
        // Another language draws the page anew; who chose it is still here.
        autoFocus={isChosen}
        aria-label={text.app.language}
        data-testid="language-select"
        value={tag}
        onChange={(event) => choose(event.target.value)}
      >
        {tags.map((each) => (
          <option key={each} value={each} lang={each}>
            {languages[each].name}
          </option>
        ))}
      </select>
    </label>
  );
}
