/** Packages of Java SE and the JDK that are not below `java.`: other libraries share `javax.`, `org.` and even `com.sun.` with them. */
const packages = new Set(
  `javax.accessibility javax.annotation.processing javax.crypto javax.imageio javax.lang.model javax.management javax.naming javax.net javax.print
    javax.rmi javax.script javax.security javax.smartcardio javax.sound javax.sql javax.swing javax.tools javax.transaction.xa javax.xml javax.activity
    com.sun.jarsigner com.sun.java com.sun.jdi com.sun.management com.sun.net com.sun.nio com.sun.security com.sun.source com.sun.tools org.ietf.jgss org.omg org.w3c.dom org.xml.sax netscape.javascript`.split(/\s+/),
);

/** The package of Java SE or of the JDK that a name belongs to, or `null`: `java.util` for all that is inside it, `jdk` and `sun` as they are. */
export function platformPackage(name: string): string | null {
  const parts = name.split('.', 4);
  if (parts[0] === 'java' && parts.length > 1) return parts.slice(0, 2).join('.');
  if (parts[0] === 'jdk' || parts[0] === 'sun') return parts[0];
  for (let length = 2; length <= 3; length += 1) {
    const candidate = parts.slice(0, length).join('.');
    if (packages.has(candidate)) return candidate;
  }
  return null;
}
