// A page as people meet it in a real Chromium: each way of reading gives the list of what is wrong with it, as JSON.
//
//     node browse.mjs CHROMIUM PAGE.html WAY…
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import pa11y from 'pa11y';
import puppeteer from 'puppeteer';
import { chromium } from 'playwright-core';

const [executablePath, file, ...asked] = process.argv.slice(2);
const url = pathToFileURL(file).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
// Chromium's own sandbox cannot be made by root, as in many containers; the page is one that was made here.
const launch = { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const browser = await chromium.launch(launch);
const own = await puppeteer.launch({ ...launch, headless: true });

// Opens the page in a context of its own, does something with it, and gives what that says.
async function opened(options, task, media = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options });
  const page = await context.newPage();
  const said = [];
  page.on('pageerror', (error) => said.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) said.push(`asks for ${request.url()}`);
  });
  await page.emulateMedia(media);
  await page.goto(url);
  said.push(...(await task(page)));
  await context.close();
  return said;
}

async function withAxe(page) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate((tags) => axe.run({ runOnly: tags }), RULES);
  if (passes.length < 10) return ['axe has looked at next to nothing'];
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

// What sticks out to the right, so that one must scroll sideways to read a line. Tables that scroll by themselves may.
async function sidewaysScroll(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1);
    return [`wider than ${room} px: ${wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 80)).join(' | ')}`];
  });
}

// On a wide screen the text has most of the room: nothing beside it has taken its place.
async function roomy(page) {
  const room = await page.evaluate(() => document.querySelector('main').getBoundingClientRect().width / innerWidth);
  return room > 0.5 ? [] : [`the text has ${Math.round(100 * room)} % of a wide screen`];
}

const narrow = async (page) => [...(await sidewaysScroll(page)), ...(await withAxe(page))];

// The words of the text. Signs that only a screen has use for, as the # of a link to copy, are no words.
async function words(page) {
  const text = await page.locator('main').innerText();
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

// What one way of reading lacks of the words that another has.
function lacks(how, some, all) {
  const at = all.findIndex((word, number) => word !== some[number]);
  if (some.length < 50) return [`next to nothing is there ${how}`];
  return at < 0 && some.length === all.length ? [] : [`other words ${how}: ${some.slice(at, at + 8).join(' ')}`];
}

// Tab alone: each thing that can be pressed is reached, in the order of the page, and is seen to be reached.
async function byKeyboard(page) {
  const all = await page.evaluate(() => {
    const reachable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const shown = reachable.filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
    shown.forEach((one, number) => { one.dataset.number = number; });
    return shown.length;
  });
  const said = [];
  const reached = [];
  for (let step = 0; step < all; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const seen = box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      return { number: Number(one.dataset.number ?? -1), name: one.outerHTML.slice(0, 80), seen, marked };
    });
    reached.push(at.number);
    if (!at.seen) said.push(`is not in sight when it is reached: ${at.name}`);
    if (!at.marked) said.push(`is not seen to be reached: ${at.name}`);
  }
  const order = reached.every((number, step) => number === step);
  return order ? said : [...said, `reached in another order than that of the page: ${reached.slice(0, 20)}`];
}

// Without scripts the page has the same words.
async function withoutScript() {
  const found = [];
  for (const javaScriptEnabled of [true, false]) {
    await opened({ javaScriptEnabled }, async (page) => { found.push(await words(page)); return []; });
  }
  return lacks('without scripts', found[1], found[0]);
}

async function printed(page) {
  await page.emulateMedia({ media: 'screen' });
  const screen = await words(page);
  await page.emulateMedia({ media: 'print' });
  // How large a link is on paper is of no account.
  const seen = (await withAxe(page)).filter((one) => !one.startsWith('target-size'));
  return [...lacks('on paper', await words(page), screen), ...seen];
}

// pa11y knows the headings of the row and column of a cell and not those of its group, which are told here too.
function isToldMore({ code, message }) {
  const [, expected, found] = message.match(/Expected "([^"]*)" but found "([^"]*)"/) ?? [];
  return code.endsWith('H43.IncorrectAttr') && expected?.split(' ').every((id) => found.split(' ').includes(id));
}

async function withPa11y(scheme) {
  const page = await own.newPage();
  await page.setBypassCSP(true);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const { issues } = await pa11y(url, { browser: own, page, standard: 'WCAG2AA', timeout: 120000 });
  await page.close();
  return issues.filter((one) => !isToldMore(one)).map(({ code, selector }) => `${code}: ${selector}`);
}

const ways = {
  'axe, light': () => opened({}, withAxe, { colorScheme: 'light' }),
  'axe, dark': () => opened({}, withAxe, { colorScheme: 'dark' }),
  'wide screen': () => opened({ viewport: { width: 1440, height: 900 } }, roomy),
  '320 px wide': () => opened({ viewport: { width: 320, height: 640 } }, narrow),
  '200 % zoom': () => opened({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, narrow),
  print: () => opened({}, printed, { media: 'print' }),
  'forced colours': () => opened({}, withAxe, { forcedColors: 'active' }),
  'keyboard alone': () => opened({ bypassCSP: false }, byKeyboard),
  'without scripts': () => withoutScript(),
  'pa11y, light': () => withPa11y('light'),
  'pa11y, dark': () => withPa11y('dark'),
};
const result = {};
for (const way of asked) result[way] = await ways[way]();
await Promise.all([browser.close(), own.close()]);
console.log(JSON.stringify(result));
