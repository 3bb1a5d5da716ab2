package kafkaload

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// issuer answers as Keycloak does; its n-th token is called t<n> and lives for five minutes.
func issuer(t *testing.T, secret string) (*httptest.Server, *int) {
	t.Helper()
	granted := 0
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, request *http.Request) {
		if strings.HasSuffix(request.URL.Path, "/.well-known/openid-configuration") {
			fmt.Fprintf(answer, `{"token_endpoint":"%s/token"}`, server.URL)
			return
		}
		user, password, _ := request.BasicAuth()
		if user != "partner-a" || password != secret || request.FormValue("grant_type") != "client_credentials" {
			http.Error(answer, `{"error":"unauthorized_client","secret":"`+password+`"}`, http.StatusUnauthorized)
			return
		}
		granted++
		fmt.Fprintf(answer, `{"access_token":"t%d","expires_in":300}`, granted)
	}))
	t.Cleanup(server.Close)
	return server, &granted
}

func TestTokenIsKeptUntilTooLittleOfItsLifeIsLeft(t *testing.T) {
	server, granted := issuer(t, "s3cret")
	now := time.Now()
	source := newTokenSource(server.URL+"/", "partner-a", "s3cret")
	source.now = func() time.Time { return now }
	for _, step := range []struct {
		after  time.Duration
		margin time.Duration
		want   string
	}{
		{0, connectionMargin, "t1"},
		{200 * time.Second, connectionMargin, "t1"},
		// A re-authentication 2 to 5 % before the end of a session must not reuse the token that ends with it.
		{241 * time.Second, connectionMargin, "t2"},
		{241*time.Second + 279*time.Second, requestMargin, "t2"},
		{241*time.Second + 281*time.Second, requestMargin, "t3"},
	} {
		start := now
		now = start.Add(0)
		source.now = func() time.Time { return start.Add(step.after) }
		got, err := source.get(context.Background(), step.margin)
		if err != nil || got != step.want {
			t.Errorf("after %s: %q, %v; want %q", step.after, got, err, step.want)
		}
	}
	if *granted != 3 {
		t.Errorf("%d tokens were fetched, want 3", *granted)
	}
}

func TestRefusalNamesTheClientAndNotTheSecret(t *testing.T) {
	server, _ := issuer(t, "right")
	_, err := newTokenSource(server.URL, "partner-a", "wrong-s3cret").get(context.Background(), requestMargin)
	if err == nil || !strings.Contains(err.Error(), "401") || !strings.Contains(err.Error(), "partner-a") || strings.Contains(err.Error(), "wrong-s3cret") {
		t.Errorf("got %v", err)
	}
}
