/** The app that is asked for, and who asks: every server passes these credentials on to upstream. */
export const APP_ID = 'bench';
export const AUTHORIZATION = `Basic ${btoa('app_0123456789abcdef01234567:secret')}`;
/** How the credentials begin that the stub refuses. */
export const MADE_UP = 'Bearer made-up-';
