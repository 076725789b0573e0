import type { MethodDescriptor } from '@/domain/method';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import './method-help.css';

/** What a method does: a sentence, and one click away its formula and its paper. */
export function MethodHelp({ method }: { readonly method: MethodDescriptor }) {
  return (
    <Popover
      className="method-help"
      name={`What is ${method.label}?`}
      title={method.summary}
      label={<Icon name="help" />}
    >
      <h3>{method.label}</h3>
      <p>{method.summary}</p>
      <p className="method-formula">{method.formula}</p>
      <p className="quiet small">{method.reference}</p>
    </Popover>
  );
}
