import { exact } from '@/domain/format';
import { schemaIn, type MethodDescriptor } from '@/domain/method';
import { resolveParams, type ParamValues } from '@/domain/params';
import { changeAttack, changeSeed, chooseAttack, switchAttack } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { methodName } from '@/text/methods';
import { SelectField } from '@/ui/select-field';
import { NumberField } from '@/ui/number-field';
import { Switch } from '@/ui/switch';
import { MethodHelp } from '../shared/param-form/method-help';
import { ParamForm } from '../shared/param-form/param-form';
import { useClasses } from '../shared/param-form/use-classes';
import { useMethodOptions } from '../shared/param-form/use-method-options';
import { RailSection } from '../shared/rail-section';
import { AttackProgress } from './attack-progress';
import { SourceField } from './source-field';
import './attack-panel.css';

const LARGEST_SEED = 2 ** 31 - 1;

/** "PGD 8/255"; of an attack without ε its name alone. */
function chosenWords({ id, params: schema }: MethodDescriptor, given: ParamValues): string {
  const spec = schema['eps'];
  if (spec?.kind !== 'number') return methodName(id);
  const values: ParamValues = resolveParams(schema, given).params;
  return `${methodName(id)} ${exact(Number(values['eps']))}${spec.unit ?? ''}`;
}

/** Which attack, how strong, and how far it is. */
export function AttackPanel() {
  const attack = useLimelight((s) => s.scene.attack);
  const seed = useLimelight((s) => s.scene.seed);
  const methods = useLimelight((s) => s.catalogue?.attacks);
  const dispatch = useLimelight((s) => s.dispatch);
  const failed = useLimelight((s) => s.engine === 'failed');
  const options = useMethodOptions('attacks');
  const classes = useClasses();
  const method = methods?.find((candidate) => candidate.id === attack.id);
  const words = text.attack;

  return (
    <RailSection
      name="attack"
      title={words.title}
      chosen={method && chosenWords(method, attack.params)}
      aside={
        <Switch
          label={words.title}
          on={attack.on}
          testId="attack-switch"
          onChange={(on) => dispatch(switchAttack(on))}
        />
      }
    >
      <div className="method-choice">
        {options && (
          <SelectField
            label={words.method}
            value={attack.id}
            options={options}
            testId="attack-select"
            onChange={(id) => dispatch(chooseAttack(id, schemaIn(methods, attack.id), schemaIn(methods, id)))}
          />
        )}
        {method && <MethodHelp id={method.id} />}
      </div>
      {method ? (
        <ParamForm
          key={method.id}
          method={method.id}
          schema={method.params}
          given={attack.params}
          classes={classes}
          prefix="attack-param"
          onChange={(name, value) => dispatch(changeAttack(name, value, method.params))}
        >
          <NumberField
            label={words.seed}
            summary={words.seedSummary}
            value={seed}
            initial={0}
            min={0}
            max={LARGEST_SEED}
            step={1}
            integer
            testId="seed"
            onChange={(value) => dispatch(changeSeed(value))}
          />
        </ParamForm>
      ) : (
        <p className="quiet">{failed ? words.engineFailed : words.engineStarting}</p>
      )}
      {attack.on && <SourceField />}
      {attack.on && <AttackProgress />}
    </RailSection>
  );
}
