/** Registers `<sayso-storage-declaration>`. */
import { SaysoStorageDeclaration } from '../../consent/elements/storage-declaration/storage-declaration.js';
import { define } from '../../ui/plain/define.js';

define('sayso-storage-declaration', SaysoStorageDeclaration);
