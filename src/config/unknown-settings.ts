import leven from 'leven';

import { SETTING_NAMES } from './settings.js';

/** A variable that is no setting, and the setting whose name is most like it. */
export interface UnknownSetting {
  readonly name: string;
  readonly nearest: string;
}

/** Words that variables of many other programs begin with. */
const COMMON: ReadonlySet<string> = new Set(['HOST', 'HTTP', 'NODE', 'PORT']);
/** How many letters a name may differ in, and how long it has to be, to be a setting misspelt whatever it begins with. */
const TYPING_ERRORS = 2;
const TELLING_LENGTH = 8;
/** What Kubernetes calls the variables that it makes of the names of services. */
const OF_SERVICE = /^(.+?)_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT(?:_\d+_\w+)?)$/;

const BEGINNINGS: ReadonlySet<string> = new Set(
  SETTING_NAMES.map(firstWord).filter((word) => !COMMON.has(word)),
);

/** The variables of an environment that begin like settings, or are misspelt, and are none. */
export function unknownSettings(environment: NodeJS.ProcessEnv): readonly UnknownSetting[] {
  const unknown: UnknownSetting[] = [];
  for (const [name, value = ''] of Object.entries(environment)) {
    if (value.trim() === '' || SETTING_NAMES.includes(name) || isOfService(name, environment))
      continue;
    const given = name.toUpperCase();
    const distances = SETTING_NAMES.map((setting) => leven(given, setting));
    const least = Math.min(...distances);
    const nearest = SETTING_NAMES[distances.indexOf(least)] ?? '';
    const isMisspelt = least <= TYPING_ERRORS && given.length >= TELLING_LENGTH;
    if (isMisspelt || BEGINNINGS.has(firstWord(given))) unknown.push({ name, nearest });
  }
  return unknown;
}

function firstWord(name: string): string {
  return name.replace(/_.*$/s, '');
}

function isOfService(name: string, environment: NodeJS.ProcessEnv): boolean {
  const service = OF_SERVICE.exec(name)?.[1];
  return service !== undefined && environment[`${service}_SERVICE_HOST`] !== undefined;
}
