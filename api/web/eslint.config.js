import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const chinese = '[\\u4e00-\\u9fff]';
const words = 'Words belong in src/messages.';

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'test-results', 'src/api/schema.d.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/messages/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `Literal[value=/${chinese}/]`, message: words },
        { selector: `JSXText[value=/${chinese}/]`, message: words },
        { selector: `TemplateElement[value.raw=/${chinese}/]`, message: words },
        { selector: "JSXAttribute[name.name='style']", message: 'Use a class of src/styles.' },
      ],
    },
  },
);
