import { create } from 'zustand';
import { useLessons } from '@/state/lessons/lessons';
import { language } from '@/text';

const KEY = 'limelight.invited';

/** The lesson of three steps on the real controls; it is not among the numbered ones. */
const FIRST_STEPS = 'first-steps';

interface Invitation {
  readonly isShown: boolean;
  readonly dismiss: () => void;
}

/** Whether a person who is here for the first time is invited to be shown around. */
export const useInvitation = create<Invitation>((set) => ({
  isShown: false,
  dismiss: () => set({ isShown: false }),
}));

/** Invites on the first visit, and on no other; nobody whom a link has brought to something. */
export function inviteOnce(query: URLSearchParams, hash: string): void {
  if (hash !== '' || [...query.keys()].some((name) => name !== 'lang' && name !== 'backend')) return;
  try {
    if (localStorage.getItem(KEY) !== null) return;
    localStorage.setItem(KEY, 'true');
  } catch {
    return;
  }
  useInvitation.setState({ isShown: true });
}

/** Opens those three steps. */
export function showAround(): void {
  useInvitation.getState().dismiss();
  useLessons.getState().openShipped(FIRST_STEPS, language);
}
