import { expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';

test('a browser from npm alone shows a page, with letters of its own', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<h1 style="display: inline">Lediga platser</h1>');
    expect(await page.getByRole('heading').textContent()).toBe('Lediga platser');
    const box = await page.getByRole('heading').boundingBox();
    expect(box?.width).toBeGreaterThan(100);
  } finally {
    await browser.close();
  }
});
