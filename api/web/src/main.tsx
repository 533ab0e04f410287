// Starts with as little as possible: who is signed in decides between the sign-in page and the
// application, which is fetched only then.
import { createRoot, type Root } from 'react-dom/client';
import { keepComposing } from '@/boot/composing';
import { showLanguage, storedLanguage } from '@/boot/language';
import { SignIn, type SignedIn } from '@/boot/SignIn';
import { signInWords } from '@/messages/sign_in';
import '@/styles/base.css';

const application = () => import('@/app/App');

function note(root: Root, text: string, retry?: () => void) {
  root.render(
    <main className="boot-note">
      <p role={retry ? 'alert' : 'status'}>{text}</p>
      {retry && <button onClick={retry}>{signInWords[storedLanguage()].retry}</button>}
    </main>,
  );
}

async function open(root: Root, me: SignedIn) {
  const words = signInWords[storedLanguage()];
  note(root, words.loading);
  try {
    const { App } = await application();
    root.render(<App me={me} />);
  } catch {
    note(root, words.load_failed, () => location.reload());
  }
}

async function start(root: Root) {
  if (location.pathname === '/progress') {
    const { Progress } = await import('@/boot/Progress');
    return root.render(<Progress />);
  }
  const me = await fetch('/api/v1/me').catch(() => undefined);
  if (me?.ok) return open(root, await me.json());
  if (me && me.status !== 401 && me.status !== 403) {
    return note(root, signInWords[storedLanguage()].load_failed, () => location.reload());
  }
  root.render(<SignIn onSignedIn={(signed) => void open(root, signed)} />);
  void application().catch(() => {}); // while they type
}

showLanguage(storedLanguage());
keepComposing(window);
void start(createRoot(document.getElementById('root')!));
