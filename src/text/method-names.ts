import type { MethodWords, ParamWords } from './words';

type ById = Readonly<Record<string, MethodWords>>;

/** The words that a language has for methods, found by id. */
export interface MethodNames {
  /** Of the attack, the saliency method or the synthesis of that id; nothing where there is none. */
  readonly methodWords: (id: string) => MethodWords | undefined;
  /** What a method is called; its id where there is none of that. */
  readonly methodName: (id: string) => string;
  /** Of one parameter of a method; its name where there is none of that. */
  readonly paramWords: (method: string, name: string) => ParamWords;
}

/** Those of some methods. */
export function namesOf(methods: {
  readonly attacks: ById;
  readonly saliency: ById;
  readonly synthesis: ById;
}): MethodNames {
  const all = [methods.attacks, methods.saliency, methods.synthesis];
  const methodWords = (id: string) => {
    const known = all.find((some) => Object.hasOwn(some, id));
    return known?.[id];
  };
  return {
    methodWords,
    methodName: (id) => methodWords(id)?.label ?? id,
    paramWords: (method, name) => {
      const params = methodWords(method)?.params ?? {};
      return (Object.hasOwn(params, name) && params[name]) || { label: name, summary: '' };
    },
  };
}
