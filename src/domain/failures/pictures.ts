import type { PictureFormat } from '../picture-file/header';
import type { ForeignFormat } from '../picture-file/signature';
import type { None } from './none';

/** What can go wrong with a picture or the camera. */
export interface PictureFailures {
  'picture-empty': { 'no-bytes': { file: string } };
  'picture-missing': { 'sample-not-fetched': { sample: string } };
  'picture-not-an-image': { 'unknown-format': { file: string }; 'link-dropped': None };
  'picture-unsupported': { 'foreign-format': { file: string; format: ForeignFormat } };
  'picture-not-on-device': { 'own-picture': { picture: string } };
  'picture-damaged': { 'part-missing': { file: string; format: PictureFormat } };
  'picture-too-large': {
    bytes: { file: string; bytes: number; most: number };
    pixels: { file: string; width: number; height: number; most: number };
    parts: { file: string; most: number };
  };
  'camera-refused': { 'not-allowed': None };
  'camera-missing': { 'in-use': None; 'none-found': None };
}
