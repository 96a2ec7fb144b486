/** Where an administrator begins. */
export const INSTALL_PATH = '/slack/install';
/** Where Slack sends the browser back to. */
export const REDIRECT_PATH = '/slack/oauth_redirect';
