import { useMemo } from 'react';
import { layerPlaces, type ParamValue } from '@/domain/params';
import { useLimelight } from '@/state/store';
import type { ParamWords } from '@/text/words';
import { ClassField } from './class-field';

interface LayerFieldProps {
  readonly words: ParamWords;
  readonly value: ParamValue;
  readonly testId: string;
  readonly onChange: (value: ParamValue) => void;
}

/** A layer by its place in any model, or by its name in one of those on the screen, with its height × width × channels. */
export function LayerField({ words, value, testId, onChange }: LayerFieldProps) {
  const columns = useLimelight((s) => s.columns);
  const options = useMemo(() => {
    const layers = columns.flatMap((column) => column.layers ?? []);
    const named = layers.filter(({ name }, i) => layers.findIndex((other) => other.name === name) === i);
    const places = layerPlaces.map((place) => ({ value: place, label: words.options?.[place] ?? place }));
    const known = [
      ...places,
      ...named.map(({ name, height, width, channels }) => ({
        value: name,
        label: `${name} · ${height} × ${width} × ${channels}`,
      })),
    ];
    const chosen = String(value);
    return known.some((option) => option.value === chosen) ? known : [...known, { value: chosen, label: chosen }];
  }, [columns, words, value]);
  return (
    <ClassField
      label={words.label}
      summary={words.summary}
      testId={testId}
      value={String(value)}
      options={options}
      onChange={onChange}
    />
  );
}
