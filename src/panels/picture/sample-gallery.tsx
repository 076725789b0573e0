import { useLimelight } from '@/state/store';
import './sample-gallery.css';

/** The bundled pictures, one button each. */
export function SampleGallery() {
  const samples = useLimelight((s) => s.samples);
  const current = useLimelight((s) => (s.picture?.kind === 'sample' ? s.picture.id : undefined));
  const openSample = useLimelight((s) => s.openSample);
  return (
    <div className="sample-gallery" role="group" aria-label="Sample pictures" data-testid="sample-gallery">
      {samples.map(({ id, label, file }) => (
        <button
          key={id}
          type="button"
          title={label}
          aria-pressed={id === current}
          data-testid={`sample-${id}`}
          onClick={() => openSample(id)}
        >
          <img src={`${import.meta.env.BASE_URL}samples/${file}`} alt={label} width="32" height="32" loading="lazy" />
        </button>
      ))}
    </div>
  );
}
