import type { HttpConfig } from '../config.js';
import type { Upstream } from '../upstream.js';
/** What the page depends on. */
export type HomePageOptions = Pick<HttpConfig, 'explorer' | 'introspection'> & Pick<Upstream, 'mode'>;
/** Lets the page have its own style and nothing else: no script, and nothing from elsewhere. */
export declare const HOME_SECURITY_POLICY: string;
/** The page at `/`: what this server is, and where to go from here. It shows no more of the settings than the mode. */
export declare function homePage(options: HomePageOptions): string;
