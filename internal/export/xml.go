package export

import (
	"encoding/xml"
	"strings"
)

// escape makes text safe in XML, in content and in attributes; what XML cannot hold becomes U+FFFD.
func escape(s string) string {
	var b strings.Builder
	// A strings.Builder does not fail.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
