import { text } from '@/text';
import { methodWords } from '@/text/methods';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import './method-help.css';

/** What a method does: a sentence, and one click away its formula and its paper. */
export function MethodHelp({ id }: { readonly id: string }) {
  const words = methodWords(id);
  if (!words) return null;
  return (
    <Popover
      className="method-help"
      name={text.shared.helpName(words.label)}
      title={words.summary}
      label={<Icon name="help" />}
    >
      <h3>{words.label}</h3>
      <p>{words.summary}</p>
      <p className="method-formula">{words.formula}</p>
      <p className="quiet small">{words.reference}</p>
    </Popover>
  );
}
