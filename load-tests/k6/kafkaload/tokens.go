package kafkaload

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// tokenSource fetches access tokens by client_credentials (RFC 6749, section 4.4) and keeps one until it has too little
// of its life left for the use that asks.
type tokenSource struct {
	issuer, clientID, secret string
	http                     *http.Client
	now                      func() time.Time

	mutex    sync.Mutex
	endpoint string
	token    string
	expires  time.Time
}

const (
	// A connection's session at the broker ends with its token, so it should start with a young one. franz-go
	// authenticates anew 2 to 5 % before the end; of a token of five minutes at least 6 s are left then.
	connectionMargin = 60 * time.Second
	requestMargin    = 20 * time.Second
	answerLimit      = 1 << 20
)

func newTokenSource(issuer, clientID, secret string) *tokenSource {
	return &tokenSource{issuer: strings.TrimSuffix(issuer, "/"), clientID: clientID, secret: secret, http: &http.Client{Timeout: 15 * time.Second}, now: time.Now}
}

// get returns a token that is good for at least the margin, or for as long as the issuer's tokens live.
func (source *tokenSource) get(ctx context.Context, margin time.Duration) (string, error) {
	source.mutex.Lock()
	defer source.mutex.Unlock()
	if source.token != "" && source.expires.Sub(source.now()) > margin {
		return source.token, nil
	}
	if err := source.discover(ctx); err != nil {
		return "", err
	}
	return source.fetch(ctx)
}

func (source *tokenSource) discover(ctx context.Context) error {
	if source.endpoint != "" {
		return nil
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, source.issuer+"/.well-known/openid-configuration", nil)
	if err != nil {
		return err
	}
	var found struct {
		TokenEndpoint string `json:"token_endpoint"`
	}
	if err := source.answer(request, &found); err != nil {
		return err
	}
	if found.TokenEndpoint == "" {
		return fmt.Errorf("%s names no token_endpoint", source.issuer)
	}
	source.endpoint = found.TokenEndpoint
	return nil
}

func (source *tokenSource) fetch(ctx context.Context) (string, error) {
	form := url.Values{"grant_type": {"client_credentials"}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, source.endpoint, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	request.Header.Set("content-type", "application/x-www-form-urlencoded")
	request.SetBasicAuth(url.QueryEscape(source.clientID), url.QueryEscape(source.secret))
	var granted struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"`
	}
	asked := source.now()
	if err := source.answer(request, &granted); err != nil {
		return "", err
	}
	if granted.AccessToken == "" {
		return "", fmt.Errorf("%s gave no access_token to %s", source.endpoint, source.clientID)
	}
	source.token, source.expires = granted.AccessToken, asked.Add(time.Duration(granted.ExpiresIn)*time.Second)
	return source.token, nil
}

// answer reads a JSON answer; what an issuer says about a refusal is not repeated, for it may name the secret.
func (source *tokenSource) answer(request *http.Request, into any) error {
	response, err := source.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit))
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %d to client %s", request.URL.Path, response.StatusCode, source.clientID)
	}
	return json.Unmarshal(body, into)
}
