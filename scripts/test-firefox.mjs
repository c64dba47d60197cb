/**
 * What only a real Firefox can show (its own signal, its own banner service, its keyboard), over what is already built; ends with
 * `N passed, N failed`. Each file skips itself where there is no Firefox.
 */
import { runCounted } from './counted.mjs';

runCounted('build/test/firefox');
