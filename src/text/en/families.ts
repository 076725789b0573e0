import type { FAMILIES } from '@/domain/families';

/** What a person reads of a family of models. */
export interface FamilyWords {
  readonly label: string;
  /** One line on what its models know. */
  readonly summary: string;
}

/** The families of models. */
export const families: Readonly<Record<(typeof FAMILIES)[number], FamilyWords>> = {
  cifar10: { label: 'CIFAR-10', summary: 'ten kinds of animals and vehicles, in tiny pictures' },
  imagenette: { label: 'Imagenette', summary: 'ten things that are easy to tell apart, in larger pictures' },
  imagenet: { label: 'ImageNet', summary: 'a thousand classes, for your own photographs' },
  own: { label: 'Your own', summary: 'models you added; they stay on this device' },
};
