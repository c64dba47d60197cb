/** Where Firefox ESR is, for the runs in a second engine; `$FIREFOX_PATH`, else Debian's place. Undefined where there is none. */
import { existsSync } from 'node:fs';

const places = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

export const firefoxPath = () => [process.env.FIREFOX_PATH, ...places].find((each) => each && existsSync(each));
