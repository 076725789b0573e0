import { pixelAt, useProbe } from './probe';

/** A square around the probed pixel. */
export function ProbeMark({ width, height }: { readonly width: number; readonly height: number }) {
  const place = useProbe((s) => s.place);
  if (!place) return null;
  const { x, y } = pixelAt(place, width, height);
  return (
    <div
      className="probe-mark"
      style={{
        left: `${(100 * x) / width}%`,
        top: `${(100 * y) / height}%`,
        width: `${100 / width}%`,
        height: `${100 / height}%`,
      }}
    />
  );
}
