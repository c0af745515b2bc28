import { plainText } from '@reposcan/core';
import { GithubError } from './github-error.js';

// 39 characters of letters, digits and hyphens. New accounts may neither end with a hyphen nor double it, but old ones do.
// Enterprise-managed users carry their enterprise's short code: `mona_acme`.
const LOGIN = /^(?=.{1,50}$)[a-z\d][a-z\d-]{0,38}(?:_[a-z\d]{1,10})?$/i;

/** The login as it may be sent to GitHub. @throws GithubError INVALID_LOGIN */
export function checkLogin(login: string): string {
  if (typeof login !== 'string' || !LOGIN.test(login)) {
    const input = plainText(String(login), 60);
    throw new GithubError(`"${input}" is not a GitHub login.`, {
      code: 'INVALID_LOGIN',
      input,
      hint: 'Give the name as in github.com/NAME: letters, digits and hyphens, at most 39 characters, without @ or a URL around it.',
    });
  }
  return login;
}
