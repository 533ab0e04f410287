// Which refusal a problem is, by its name: "urn:yiben:problem:too_many_tries" is "too_many_tries".
interface Named {
  type?: string;
  rule?: string;
  code?: string;
}

export const codeOf = ({ code, rule, type }: Named): string | undefined => code ?? rule ?? type?.split(':').at(-1);
