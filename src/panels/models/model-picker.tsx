import { byFamily } from '@/domain/families';
import { useLimelight } from '@/state/store';
import { familyWords, text } from '@/text';
import { useModelDialog, type PickView } from '../shared/model-dialog-state';
import { OfflineBar } from '../shared/offline-bar';
import { ModelOption } from './model-option';
import { OwnModelButton } from './own-model-button';
import './model-picker.css';

/** Every model there is, by family; choosing one puts it on the screen. */
export function ModelPicker({ view }: { readonly view: PickView }) {
  const models = useLimelight((s) => s.models);
  const addModel = useLimelight((s) => s.addModel);
  const replaceModel = useLimelight((s) => s.replaceModel);
  const show = useModelDialog((s) => s.show);

  const choose = (id: string) => {
    if (view.replaces === undefined) addModel(id);
    else replaceModel(view.replaces, id);
    show(undefined);
  };

  return (
    <div className="model-picker">
      <OfflineBar />
      <p className="quiet small">{text.models.picker.bars}</p>
      {byFamily(models.values()).map(({ family, models: members }) => (
        <section key={family} aria-labelledby={`family-${family}`}>
          <header>
            <h3 id={`family-${family}`}>{familyWords(family).label}</h3>
            <p className="quiet">{familyWords(family).summary}</p>
          </header>
          <ul>
            {members.map((model) => (
              <ModelOption key={model.id} model={model} view={view} onChoose={choose} />
            ))}
          </ul>
        </section>
      ))}
      <OwnModelButton />
    </div>
  );
}
