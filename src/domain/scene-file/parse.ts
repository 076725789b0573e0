import * as z from 'zod/mini';
import { LimelightError } from '../errors';
import type { SceneFileKind } from '../failures/scene-files';
import { defaultScene, sceneSchema } from '../scene/schema';

/** A scene in a file. As in a link, what it lacks, because the file is older than that, is as in the default scene. */
export const sceneInFile = z.pipe(
  z.transform((given) => {
    const { data } = z.looseObject({ view: z.looseObject({}) }).safeParse(given);
    return data ? { ...defaultScene, ...data, view: { ...defaultScene.view, ...data.view } } : given;
  }),
  sceneSchema,
);

/** Which file is read, and the newest version of its kind that is known. */
interface SceneFileFacts {
  readonly file: string;
  readonly kind: SceneFileKind;
  readonly newest: number;
}

const versioned = z.object({ version: z.int() });

/** A value as a file's JSON writes it. Throws `scene-file-damaged`, and `scene-file-newer` whatever else a newer one holds. */
export function parseSceneFile<T>(text: string, schema: z.ZodMiniType<T>, { file, kind, newest }: SceneFileFacts): T {
  const value = parsed(text, { file, kind });
  const { data } = versioned.safeParse(value);
  if (data && data.version > newest)
    throw new LimelightError('scene-file-newer', 'foreign-version', { file, kind, version: data.version });
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const field = checked.error.issues[0]?.path.join('.') ?? '';
  throw new LimelightError('scene-file-damaged', 'bad-field', { file, kind, field: field || 'limelight' });
}

function parsed(text: string, facts: { readonly file: string; readonly kind: SceneFileKind }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LimelightError('scene-file-damaged', 'cut-off', facts, { cause });
  }
}
