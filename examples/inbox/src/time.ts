const LOCALE = 'en-GB';
const DAY = 86_400_000;
const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'long' });
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });

/** The time of day. */
export function timeOf(at: string): string {
  return clock.format(new Date(at));
}

/** The day, as people say it. */
export function dayOf(at: string): string {
  const days = (startOfDay(new Date()) - startOfDay(new Date(at))) / DAY;
  if (days < 0.5) return 'Today';
  if (days < 1.5) return 'Yesterday';
  return days < 6.5 ? weekday.format(new Date(at)) : day.format(new Date(at));
}

/** The time today, and else the day. */
export function shortly(at: string): string {
  const said = dayOf(at);
  return said === 'Today' ? timeOf(at) : said;
}

function startOfDay(at: Date): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
