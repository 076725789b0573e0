import { isModelKept, useOffline } from '@/state/offline';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import './stored-mark.css';

/** Whether a model is kept on this device, so that it opens without a connection. */
export function StoredMark({ modelId }: { readonly modelId: string }) {
  const kept = useOffline((s) => isModelKept(s, modelId));
  if (!kept) return null;
  return (
    <span className="stored-mark" data-testid={`model-kept-${modelId}`}>
      <Icon name="stored" /> {text.offline.modelKept}
    </span>
  );
}
