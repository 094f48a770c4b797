import { describe, expect, test } from 'vitest';
import { contact } from './description.ts';

const nobodySaid = { name: null, phone: null, email: null, url: null, address: null };
const accepts = (given: Record<string, string>) => contact.safeParse({ ...nobodySaid, ...given }).success;

describe('how an insats is reached', () => {
  test('may be an ordinary telephone number, address and e-mail', () => {
    expect(accepts({ phone: '013-20 60 00', email: 'verkstaden@example.org', address: 'Storgatan 12' })).toBe(
      true,
    );
  });

  test.each(['name', 'email', 'address'])('holds no personal number in the field %s', (field) => {
    const written = field === 'email' ? '811228-9874@example.org' : 'Kim 811228-9874';
    expect(accepts({ [field]: written })).toBe(false);
  });

  test('may have a telephone number that looks like a personal number', () => {
    expect(accepts({ phone: '8112289874' })).toBe(true);
  });
});
