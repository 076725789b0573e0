import { useEffect, useRef, useState } from 'react';
import { toCsv, toNpy, type RawValues } from '@/domain/values-file';
import type { Prediction } from '@/domain/picture';
import { useLimelight } from '@/state/store';
import type { SavedAttack } from '@/state/types';
import { text } from '@/text';
import { enlarged } from '@/ui/enlarged-canvas';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { className } from '../shared/class-name';
import { useColumn } from './use-column';
import './save-cell.css';

/** The side that small pictures are enlarged to, at least, in whole pixels for each of theirs. */
const LARGE = 512;

interface SaveCellProps {
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly size: { readonly width: number; readonly height: number };
  /** The model, where it is the picture attacked on it. */
  readonly attackedOn?: string | undefined;
  /** Or how to work them out. */
  readonly values: RawValues | (() => RawValues) | undefined;
}

/** A picture or map as a PNG file, pixel for pixel as it is drawn, or enlarged; its values as NumPy's file or a table. */
export function SaveCell({ fileName, size, attackedOn, values }: SaveCellProps) {
  const download = useLimelight((s) => s.download);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = size;
  const times = Math.ceil(LARGE / Math.min(width, height));
  const words = text.compare.save;

  const raw = () => (typeof values === 'function' ? values() : values!);

  const save = (scale: number) => {
    const drawn = box.current?.closest('.frame')?.querySelector<HTMLCanvasElement>('.frame-layer > canvas');
    if (!drawn) return;
    enlarged(drawn, scale).toBlob((file) => file && download(file, `${fileName}${scale > 1 ? `-x${scale}` : ''}.png`));
  };

  return (
    <Popover
      className="frame-button"
      name={words.title}
      title={words.title}
      testId="save-cell"
      width={280}
      label={<Icon name="stored" />}
      onToggle={setOpen}
    >
      <div ref={box} className="save-cell">
        <button type="button" data-testid="save-plain" onClick={() => save(1)}>
          {words.png(width, height)}
        </button>
        {times > 1 && (
          <button type="button" data-testid="save-enlarged" onClick={() => save(times)}>
            {words.png(width * times, height * times)}
          </button>
        )}
        {values && (
          <>
            <button
              type="button"
              data-testid="save-npy"
              onClick={() => download(new Blob([toNpy(raw())]), `${fileName}.npy`)}
            >
              {words.values('npy')}
            </button>
            <button
              type="button"
              data-testid="save-csv"
              onClick={() => download(new Blob([toCsv(raw())], { type: 'text/csv' }), `${fileName}.csv`)}
            >
              {words.values('csv')}
            </button>
          </>
        )}
        {open && attackedOn !== undefined && <Survival modelId={attackedOn} {...{ fileName }} />}
      </div>
    </Popover>
  );
}

/** Whether what the attack did to the model is still there once the picture was saved with 8 bits a colour and opened again. */
function Survival({ modelId, fileName }: { readonly modelId: string; readonly fileName: string }) {
  const saveAttacked = useLimelight((s) => s.saveAttacked);
  const download = useLimelight((s) => s.download);
  const classes = useColumn(modelId, (column) => column.card?.classes);
  const before = useColumn(modelId, (column) => column.attacked.value?.prediction);
  const [outcome, setOutcome] = useState<{ readonly of: Prediction; readonly saved?: SavedAttack }>();
  useEffect(() => {
    if (!before) return;
    let gone = false;
    saveAttacked(modelId).then(
      (saved) => gone || setOutcome({ of: before, saved }),
      () => gone || setOutcome({ of: before }),
    );
    return () => {
      gone = true;
    };
  }, [saveAttacked, modelId, before]);
  const words = text.compare.save;
  if (!before || outcome?.of !== before) return <p className="quiet small">{words.looking}</p>;
  const { saved } = outcome;
  if (!saved) return <p className="small">{words.failed}</p>;
  const { label, probabilities } = saved.prediction;
  const survives = label === before.label;
  return (
    <>
      <button type="button" data-testid="save-attacked" onClick={() => download(saved.file, `${fileName}-8-bit.png`)}>
        {words.attacked}
      </button>
      <p className="small" role="status" data-testid="survives" data-survives={survives} data-label={classes?.[label]}>
        {words.survives(survives, className(classes ?? [], label), probabilities[label] ?? 0)}
      </p>
    </>
  );
}
