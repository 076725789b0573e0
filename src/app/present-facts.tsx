import { resolveParams, type ParamValues } from '@/domain/params';
import { mapName } from '@/panels/shared/map-names';
import { useLimelight } from '@/state/store';
import type { LimelightState } from '@/state/types';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { methodName, paramWords, valueWords } from '@/text/methods';

/** "PGD, ε 8/255"; of an attack without ε its name alone. */
function attackWords({ scene: { attack }, catalogue }: LimelightState): string {
  if (!attack.on) return text.values.off;
  const { params: schema = {} } = catalogue?.attacks.find(({ id }) => id === attack.id) ?? {};
  const spec = schema['eps'];
  if (!spec) return methodName(attack.id);
  const values: ParamValues = resolveParams(schema, attack.params).params;
  const words = paramWords(attack.id, 'eps');
  return `${methodName(attack.id)}, ${words.label} ${valueWords(spec, values['eps'] ?? spec.default, words)}`;
}

/** Which attack is on, how strong, and which maps are shown: what the controls say while they are hidden. */
export function PresentFacts() {
  const attack = useLimelight(attackWords);
  const maps = useLimelight((s) => s.scene.maps.map((map) => mapName(s, map)).join(', '));
  const words = fetchedText.sharing.facts;
  return (
    <p className="present-facts" data-testid="present-facts">
      <span>
        <span className="quiet">{words.attack}</span> {attack}
      </span>
      <span>
        <span className="quiet">{words.maps}</span> {maps}
      </span>
    </p>
  );
}
