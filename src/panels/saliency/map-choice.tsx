import { schemaIn, unsupported, type SaliencyDescriptor } from '@/domain/method';
import { addMap, chooseSaliency, removeMap } from '@/domain/scene/edits';
import { MOST_MAPS } from '@/domain/scene/schema';
import { useLimelight } from '@/state/store';
import type { LimelightState } from '@/state/types';
import { text } from '@/text';
import { methodGroup } from '@/text/methods';
import { Icon } from '@/ui/icon';
import { SelectField } from '@/ui/select-field';
import { mapHandle, mapName } from '../shared/map-names';
import { MethodHelp } from '../shared/param-form/method-help';
import { useMethodOptions } from '../shared/param-form/use-method-options';
import './map-choice.css';

/**
 * The explanation that one more would be: by a method not shown yet, best one that every model supports, and that works
 * in another way than those shown.
 */
function nextMethod({ scene, catalogue, columns }: LimelightState): SaliencyDescriptor | undefined {
  if (scene.maps.length >= MOST_MAPS) return undefined;
  const isShown = ({ id }: SaliencyDescriptor) => scene.maps.some(({ method }) => method === id);
  const shown = new Set(catalogue?.saliency.filter(isShown).map(methodGroup));
  const free = catalogue?.saliency.filter((method) => !isShown(method));
  const suits = (method: SaliencyDescriptor) => columns.every(({ lacks }) => !unsupported(method, lacks));
  return free?.find((method) => suits(method) && !shown.has(methodGroup(method))) ?? free?.find(suits) ?? free?.[0];
}

/** Which method one of the explanations is made by, and where there are several the way to one fewer. */
export function MapChoice({ index }: { readonly index: number }) {
  const scene = useLimelight((s) => s.scene);
  const methods = useLimelight((s) => s.catalogue?.saliency);
  const name = useLimelight((s) => (s.scene.maps[index] ? mapName(s, s.scene.maps[index]) : ''));
  const dispatch = useLimelight((s) => s.dispatch);
  const options = useMethodOptions('saliency');
  const chosen = scene.maps[index]?.method ?? '';
  const method = methods?.find(({ id }) => id === chosen);
  const choose = (id: string) => chooseSaliency(index, id, schemaIn(methods, chosen), schemaIn(methods, id));
  const isShown = (id: string) => id !== chosen && choose(id).apply(scene) === scene;
  return (
    <div className="method-choice">
      {options && (
        <SelectField
          label={text.saliency.method(index)}
          value={chosen}
          options={options.map((option) => ({ ...option, disabled: isShown(option.value) }))}
          testId={mapHandle('saliency-select', index)}
          onChange={(id) => dispatch(choose(id))}
        />
      )}
      {method && <MethodHelp id={method.id} />}
      {options && scene.maps.length > 1 && (
        <button
          type="button"
          className="map-button"
          aria-label={text.saliency.removeName(name)}
          title={text.saliency.remove}
          data-testid="map-remove"
          data-map={index}
          onClick={() => dispatch(removeMap(index))}
        >
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}

/** Puts one more explanation beside those shown; nothing where there is no room. */
export function AddMap() {
  const next = useLimelight(nextMethod);
  const dispatch = useLimelight((s) => s.dispatch);
  if (!next) return null;
  return (
    <button
      type="button"
      className="map-button"
      aria-label={text.saliency.add}
      title={text.saliency.addTitle}
      data-testid="map-add"
      onClick={() => dispatch(addMap(next.id))}
    >
      <Icon name="plus" />
    </button>
  );
}
