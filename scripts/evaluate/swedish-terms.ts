import { stemmer } from '@orama/stemmers/swedish';

/** The words that say least, among Snowball's Swedish stop words; left out of questions, not of texts. */
const stopWords = new Set(
  (
    'och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då ' +
    'sin nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad ' +
    'över än dig kan sina här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ' +
    'ingen mitt ni bli blev oss din dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan ' +
    'sådant varför varje vilka ditt vem vilket sitt vars din dina vill ska'
  ).split(' '),
);

/** The words of a text, in lower case. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLocaleLowerCase('sv')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * A word as the engines beside ours index it: Snowball's Swedish stem, then without dots and accents, so that a foreign
 * keyboard finds it.
 */
export function swedishTerm(word: string): string {
  return stemmer(word).normalize('NFD').replace(/\p{M}/gu, '');
}

/** The words of a question that say something; all of them when none does. */
export function tellingWords(question: string): string[] {
  const words = wordsIn(question);
  const telling = words.filter((word) => !stopWords.has(word));
  return telling.length > 0 ? telling : words;
}
