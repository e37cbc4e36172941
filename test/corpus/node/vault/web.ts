/** bcrypt, for the web. */
import bcrypt from 'bcrypt';

// corpus: native; best async
export async function forWeb(password: string): Promise<string> {
  return bcrypt.hash(password, 12);
}

export async function register(form: { user: string; password: string }, store: Map<string, string>): Promise<void> {
  // corpus: flag FC109
  store.set(form.user, bcrypt.hashSync(form.password, 12));
}
