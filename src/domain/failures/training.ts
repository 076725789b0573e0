import type { ArchiveFault } from './models';
import type { None } from './none';

/** What can go wrong with pictures to train on, and with a training. */
export interface TrainingFailures {
  'data-missing': {
    'bundled-not-fetched': None;
    'no-training-set': None;
    'no-class-folder': None;
    'no-usable-picture': None;
  };
  'data-corrupt': {
    archive: { fault: ArchiveFault };
    'bundled-index': None;
    'bundled-label': None;
    'bundled-not-png': { file: string };
    'bundled-size': { file: string; size: readonly number[]; wanted: readonly number[] };
    'cifar10-label': { label: number };
    'cifar10-bytes': { bytes: number };
  };
  'data-too-large': { archive: { bytes: number }; 'no-more-fit': { pictures: number } };
  'data-unfit': {
    'no-classes': None;
    'one-class': None;
    'too-many-classes': { classes: number; most: number };
    'other-size': { has: readonly number[]; takes: readonly number[] };
  };
  'training-unfit': {
    'no-pictures': None;
    'size-differs': { data: string; has: readonly number[]; takes: readonly number[] };
    'scores-differ': { data: string; classes: number; scores: readonly number[] };
    'empty-part': { data: string; part: 'training' | 'heldOut' };
    'labels-differ': { data: string; part: 'training' | 'heldOut' };
  };
  'training-diverged': { 'loss-of-step': { step: number }; 'after-steps': { steps: number } };
  'training-elsewhere': { 'another-tab': None };
  'training-flat-maps': { 'mostly-flat': None };
}
