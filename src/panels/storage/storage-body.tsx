import { useEffect } from 'react';
import { bytes } from '@/domain/format';
import { STORED_KINDS, useStorage, type StoredItem, type StoredKind } from '@/state/device-storage';
import { useOffline } from '@/state/offline';
import { familyWords, modelLabel, words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { ConfirmButton } from '@/ui/confirm-button';
import { FailureMessage } from '@/ui/failure-message';
import { OfflineBar } from '../shared/offline-bar';
import { sizeOf } from './size-of';
import '@/ui/data-table.css';
import './storage-body.css';

/** What is kept on this device, how large it is, and the ways to delete it and to keep what is missing. */
export default function StorageBody() {
  const items = useStorage((s) => s.items);
  const failure = useStorage((s) => s.failure);
  const refresh = useStorage((s) => s.refresh);
  const removeAll = useStorage((s) => s.removeAll);
  const kept = useOffline((s) => s.kept);
  useEffect(() => refresh(), [refresh, kept]);
  const said = fetchedText.storage;
  return (
    <div className="storage">
      <p className="quiet">{said.what}</p>
      <Offline />
      {failure && <FailureMessage code={failure.code} {...words(failure)} />}
      {items && (
        <table className="data-table" data-testid="storage-items">
          {STORED_KINDS.map((kind) => (
            <Kind key={kind} kind={kind} items={items.filter((item) => item.kind === kind)} />
          ))}
        </table>
      )}
      <Room />
      {items && items.length > 0 && (
        <ConfirmButton
          label={said.deleteAll(sizeOf(items))}
          loses={said.losesAll}
          confirm={said.confirm}
          testId="storage-delete-all"
          onConfirm={removeAll}
        />
      )}
    </div>
  );
}

/** Whether the page works without a connection, and the way there; or why it cannot. */
function Offline() {
  const ready = useOffline((s) => s.ready);
  if (ready) return <OfflineBar />;
  const { notEncrypted, notOffered } = fetchedText.storage;
  return <p data-testid="storage-no-offline">{window.isSecureContext ? notOffered : notEncrypted}</p>;
}

interface KindProps {
  readonly kind: StoredKind;
  readonly items: readonly StoredItem[];
}

/** Everything of a kind: one line, and below it one for each where there are several to tell apart. */
function Kind({ kind, items }: KindProps) {
  if (items.length === 0) return null;
  const { label } = fetchedText.storage.kinds[kind];
  const named = items.filter(({ name }) => name !== undefined);
  return (
    <tbody data-testid={`storage-${kind}`} data-count={items.length}>
      <Line name={label} items={items} />
      {named.map((item) => (
        <Line key={item.id} name={nameOf(item) ?? label} items={[item]} isPart />
      ))}
    </tbody>
  );
}

/** What a person knows it by: a model that ships by its family too, "Standard · CIFAR-10". */
function nameOf({ name, model }: StoredItem): string | undefined {
  return model ? `${modelLabel(model.id, name)} · ${familyWords(model.family).label}` : name;
}

interface LineProps {
  readonly name: string;
  readonly items: readonly StoredItem[];
  /** One of several of its kind. */
  readonly isPart?: boolean;
}

function Line({ name, items, isPart = false }: LineProps) {
  const remove = useStorage((s) => s.remove);
  const said = fetchedText.storage;
  const [first] = items;
  if (!first) return null;
  return (
    <tr data-part={isPart}>
      <th scope="row">{name}</th>
      <td>{sizeOf(items)}</td>
      <td>
        {first.inUse ? (
          <span className="quiet">{said.inUse}</span>
        ) : (
          <ConfirmButton
            label={said.remove}
            name={said.removeNamed(name)}
            loses={said.kinds[first.kind].loses}
            confirm={said.confirm}
            testId={isPart ? 'storage-delete-one' : `storage-delete-${first.kind}`}
            onConfirm={() => remove(items)}
          />
        )}
      </td>
    </tr>
  );
}

/** What the browser says of the room that there is. */
function Room() {
  const room = useStorage((s) => s.room);
  if (!room) return null;
  const { usedBytes, quotaBytes, persisted } = room;
  const said = fetchedText.storage;
  return (
    <p className="quiet small" data-testid="storage-room">
      {said.room(bytes(usedBytes), bytes(quotaBytes))} {persisted ? said.persisted : said.mayBeCleared}
    </p>
  );
}
