import { fetchedText } from '@/text/fetched';
import { BaseChoice } from './base-choice';
import { DataChoice } from './data-choice';
import { JsigrHelp } from './jsigr-help';
import { PresetChoice } from './preset-choice';
import { MainSettings, MoreSettings } from './training-form';
import './setup.css';

/** What to learn from, what to begin with, and how. */
export function Setup() {
  const { headings } = fetchedText.finetune;
  return (
    <div className="finetune-setup">
      <section aria-labelledby="finetune-data">
        <h3 id="finetune-data">{headings.pictures}</h3>
        <DataChoice />
      </section>
      <section aria-labelledby="finetune-recipe">
        <h3 id="finetune-recipe">
          {headings.recipe} <JsigrHelp />
        </h3>
        <BaseChoice />
        <PresetChoice />
      </section>
      <section aria-labelledby="finetune-settings">
        <h3 id="finetune-settings">{headings.settings}</h3>
        <MainSettings />
      </section>
      <div className="finetune-more">
        <MoreSettings />
      </div>
    </div>
  );
}
