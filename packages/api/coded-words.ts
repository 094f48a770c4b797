/** A description, and after it what each code means in Swedish. */
export function coded(words: string, vocabulary: Readonly<Record<string, string>>): string {
  const meanings = Object.entries(vocabulary).map(([code, meaning]) => `${code} = ${meaning}`);
  return `${words} ${meanings.join('; ')}.`;
}
