/** Why nobody may moderate here, where a keeper of comments can say what to do about it; our own server has its link. */
export interface SignedOut {
  /**
   * `cookie`: nobody is signed in to WordPress. `page`: the same, or the page does not hand it on. `password`: name and application
   * password are not taken. `role`: somebody is signed in who may not moderate.
   */
  readonly why: 'cookie' | 'page' | 'password' | 'role';
  /** Where one signs in. */
  readonly address?: string;
  /** Who is signed in. */
  readonly name?: string;
}
