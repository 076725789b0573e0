import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import '../shared/param-form/method-help.css';

/** What J-SIGR asks of a model, and what may be asked beside it; the formula and where it comes from one click away. */
export function JsigrHelp() {
  const said = fetchedText.finetune.help;
  return (
    <Popover className="method-help" name={said.name} title={said.name} label={<Icon name="help" />}>
      <h3>{said.heading}</h3>
      <p>{said.what}</p>
      <p className="method-formula">{said.formula}</p>
      <p>{said.symbols}</p>
      <h3>{said.gradientNorm}</h3>
      <p>{said.gradientNormWhat}</p>
      <p className="method-formula">{said.gradientNormFormula}</p>
      <p className="quiet small">{said.papers}</p>
    </Popover>
  );
}
