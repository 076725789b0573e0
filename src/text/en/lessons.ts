import { form } from './grammar';

/** Of the lessons, on the page from the start. */
export const lessons = { name: 'Lessons', close: 'Close the lessons' };

/** What is read in the lessons' panel around the lessons themselves. */
export const lessonsPanel = {
  title: 'Lessons',
  intro:
    'A two-hour workshop in steps. Each step is done on this very page, and the lesson sees when you have done it.',
  minutes: (minutes: number) => `${minutes} minutes`,
  finished: 'finished',
  stepOf: (step: number, steps: number) => `step ${step} of ${steps}`,
  doneTasks: (done: number) => `${done} ${form(done, { one: 'task done', other: 'tasks done' })}`,
  dropOwn: 'A lesson of your own is a text file: drop it on the page to try it.',
  forTeachers: 'For teachers',
  teacherMissing: 'This page could not be fetched. Check the connection, and open it again.',
  overview: (lessons: number, minutes: number) => `The ${lessons} lessons, ${minutes} minutes in all`,
  lesson: 'Lesson',
  time: 'Time',
  goalAndAnswers: 'Goal, what to watch for, answers',
  all: 'All lessons',
  steps: 'Steps',
  goToStep: (step: number, title: string, done: boolean) => `Step ${step}: ${title}${done ? ', done' : ''}`,
  yourTurn: 'Your turn: it goes on once you have done it.',
  wellDone: 'Done.',
  answers: 'Answers',
  wrong: 'Not quite. Look again, and try another.',
  back: 'Back',
  next: 'Next',
  skip: 'Skip',
  finish: 'Finish',
  finishedTitle: 'The end of this lesson',
  again: 'Begin anew',
  restage: 'Set the scene again',
  restageWhat: 'Shows what this step began with. Undo brings back what was on the screen.',
};
